-- Number of records of each kind.
select kind as name, count(*) as count from record group by kind order by kind;

-- How many records there are of each kind.
select kind, count(*) as number from record group by kind order by kind;

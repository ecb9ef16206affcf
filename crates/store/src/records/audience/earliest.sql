-- When the first of some audiences was first used. ?1 = JSON of audience ids
select min(since) as since from audience where audience_id in (select value from json_each(?1));

-- Years in which there are resolutions, the newest first, with their number.
select year, count(*) as number from resolution where year is not null group by year order by year desc;

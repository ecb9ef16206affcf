-- Papers by state.
select state, count(*) as number from paper group by state order by state;

-- ?1 = beginning of the name
select name, value from secret where substr(name, 1, length(?1)) = ?1 order by name;

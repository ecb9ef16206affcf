-- Whether a record with one of the ids was erased. $1 = tenant, $2 = ids
select exists (
    select 1 from erasure
    where tenant = $1
      and id = any($2)
) as found;

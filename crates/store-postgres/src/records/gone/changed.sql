-- Whether rows of kinds went after a seq. $1 = tenant, $2 = seq, $3 = kinds
select exists (
    select 1 from gone
    where tenant = $1
      and seq > $2
      and kind = any($3)
) as found;

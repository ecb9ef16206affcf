-- Whether rows of kinds went after a seq. ?1 = seq, ?2 = JSON of kinds
select exists (
    select 1 from gone indexed by gone_by_change
    where seq > ?1 and kind in (select value from json_each(?2))
) as found;

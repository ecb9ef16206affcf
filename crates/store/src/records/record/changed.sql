-- Whether rows of kinds were written after a seq. ?1 = seq, ?2 = JSON of kinds
select exists (
    select 1 from record indexed by record_by_change
    where seq > ?1 and kind in (select value from json_each(?2))
) as found;

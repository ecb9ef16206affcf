-- Audiences first used after a seq. ?1 = seq
select atoms from audience where since > ?1 order by audience_id;

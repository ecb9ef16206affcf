-- Atoms of an audience. ?1 = audience_id
select atoms from audience where audience_id = ?1;

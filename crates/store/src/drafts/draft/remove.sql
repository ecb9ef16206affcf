-- ?1 = draft_id
delete from draft where draft_id = ?1;

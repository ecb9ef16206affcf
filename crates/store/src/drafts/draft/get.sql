-- ?1 = draft_id
select draft_id, person, body, saved_at from draft where draft_id = ?1;

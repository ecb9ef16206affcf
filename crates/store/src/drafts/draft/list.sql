-- Drafts of a person, the newest first. ?1 = person
select draft_id, person, body, saved_at from draft where person = ?1 order by saved_at desc, draft_id;

-- Saves a draft. ?1 = draft_id, ?2 = person, ?3 = body, ?4 = saved_at
insert into draft (draft_id, person, body, saved_at) values (?1, ?2, ?3, ?4)
on conflict (draft_id) do update set
    person = excluded.person, body = excluded.body, saved_at = excluded.saved_at;

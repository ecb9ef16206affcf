-- Drafts of everybody, by their ids.
select draft_id, person, body, saved_at from draft order by draft_id;

-- Whether a record, a command of this person or a draft still names a content. ?1 = blob_id
select exists (select 1 from blob_mention where blob_id = ?1)
    or exists (select 1 from outbox where instr(body, ?1) > 0)
    or exists (select 1 from attention where instr(body, ?1) > 0)
    or exists (select 1 from draft where instr(body, ?1) > 0) as is_named;

-- Whether a content is here, or a record still names it. ?1 = blob_id
select exists (select 1 from blob where blob_id = ?1)
    or exists (select 1 from blob_mention where blob_id = ?1) as is_wanted;

-- A record names a blob; naming it twice is naming it. ?1 = blob_id, ?2 = kind, ?3 = id
insert into blob_mention (blob_id, kind, id)
values (?1, ?2, ?3)
on conflict (blob_id, kind, id) do nothing;

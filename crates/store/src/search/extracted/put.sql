-- Text of a blob by a version of the extractor. ?1 = blob_id, ?2 = extractor, ?3 = body, ?4 = note
insert into extracted_text (blob_id, extractor, body, note) values (?1, ?2, ?3, ?4)
on conflict (blob_id) do update set extractor = excluded.extractor, body = excluded.body, note = excluded.note;

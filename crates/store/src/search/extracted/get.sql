-- ?1 = blob_id
select extractor, body, note from extracted_text where blob_id = ?1;

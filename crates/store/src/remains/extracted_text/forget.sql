-- Forgets the text found in a content. ?1 = blob_id
delete from extracted_text where blob_id = ?1;

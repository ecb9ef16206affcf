-- Another nonce and sealed key of a part. ?1 = upload_id, ?2 = part, ?3 = nonce, ?4 = sealed_key
update upload_part set nonce = ?3, sealed_key = ?4 where upload_id = ?1 and part = ?2;

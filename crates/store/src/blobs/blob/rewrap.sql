-- Another nonce and sealed key of a blob. ?1 = blob_id, ?2 = nonce, ?3 = sealed_key
update blob set nonce = ?2, sealed_key = ?3 where blob_id = ?1;

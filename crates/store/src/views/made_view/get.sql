-- ?1 = original
select state, reason, blob_id, size_bytes, nonce, sealed_key from made_view where original = ?1;

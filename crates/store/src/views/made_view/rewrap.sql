-- Another nonce and sealed key of a view. ?1 = original, ?2 = nonce, ?3 = sealed_key
update made_view set nonce = ?2, sealed_key = ?3 where original = ?1;

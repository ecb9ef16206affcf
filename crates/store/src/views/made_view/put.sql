-- What a conversion came to. ?1 = original, ?2 = state, ?3 = reason, ?4 = blob_id, ?5 = size_bytes, ?6 = nonce,
-- ?7 = sealed_key, ?8 = tried_at
insert into made_view (original, state, reason, tries, blob_id, size_bytes, nonce, sealed_key, tried_at)
values (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8)
on conflict (original) do update set state = excluded.state, reason = excluded.reason, tries = made_view.tries + 1,
    blob_id = excluded.blob_id, size_bytes = excluded.size_bytes, nonce = excluded.nonce,
    sealed_key = excluded.sealed_key, tried_at = excluded.tried_at;

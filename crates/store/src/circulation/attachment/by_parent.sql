-- Attachments under a record in their order, those taken away last. ?1 = parent
select a.id, a.name, a.blob_id, a.size_bytes, a.media_type, a.place, a.is_confidential, a.version, a.is_current,
    a.added_by, p.full_name as added_by_name, a.added_at, a.note
from attachment as a
left join person as p on p.id = a.added_by
where a.parent = ?1
order by a.is_current desc, a.place, a.id;

-- Begins an upload; its identifier is new, so a conflict is a fault.
insert into upload (tenant, upload_id, device, blob_id, size_bytes, begun_at)
values ($1, $2, $3, $4, $5, $6);

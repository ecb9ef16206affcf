-- Writes a record that is there; its place and row stay.
update record
set parent = ?3, scope = ?4, ver = ?5, seq = ?6, body_version = ?7, body = ?8
where kind = ?1 and id = ?2;

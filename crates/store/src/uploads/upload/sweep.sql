-- Forgets uploads that were begun, or last gone on with, before an instant. ?1 = instant
delete from upload
where begun_at < ?1;

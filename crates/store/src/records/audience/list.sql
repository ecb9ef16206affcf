-- Every audience.
select atoms from audience order by audience_id;

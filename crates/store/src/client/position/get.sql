-- Where the device stands.
select body from position;

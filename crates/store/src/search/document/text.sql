-- Text for a snippet. ?1 = search_id
select body from search_text where search_id = ?1;

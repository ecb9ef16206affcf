-- Forgets the view made of a content. ?1 = original
delete from made_view where original = ?1;

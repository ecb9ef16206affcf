-- Contents a view was made of, and whether every annex with that content has one that is shared and here.
select v.original,
    exists (select 1 from attachment as a where a.blob_id = v.original)
    and not exists (
        select 1
        from attachment as a
        where a.blob_id = v.original
          and not exists (
              select 1
              from shared_view as s
              join blob as held on held.blob_id = s.blob_id
              where s.attachment = a.id
          )
    ) as is_shared
from made_view as v
where v.state = 'made'
order by v.original;

-- The tables of a case from the rows of all its shards (`all_…`, each with its batch).

-- A document may stand in two batches, as when the shards of two machines are laid together: one of them counts.
create temp table owner as
select document_id, min(batch) as batch from all_documents group by document_id;

create table documents as
select
    if(count(*) over (partition by name) = 1, name, document_id) as id,
    document_id,
    name,
    sha256,
    list_sort(list_distinct(list_append(coalesce(more.addresses, []), address))) as addresses,
    media_type,
    field,
    metadata,
    size,
    read_by
from all_documents
join owner using (document_id, batch)
left join (
    select document_id, list(address) as addresses from all_addresses group by document_id
) as more using (document_id)
order by document_id;

create table articles as
select * exclude batch from all_articles join owner using (document_id, batch) order by document_id;

create table claims as
select * exclude batch from all_claims join owner using (document_id, batch)
order by document_id, span.start, span."end", claim_id;

-- What could not be read when it was met may have been read since, from the same address.
create table problems as
select distinct * exclude batch from all_problems as problem
where not exists (
    select 1 from all_documents where document_id = problem.record_id and not exists (
        select 1 from owner where document_id = problem.record_id and batch = problem.batch
    )
)
and not exists (select 1 from documents where list_contains(addresses, problem.record_id))
order by stage, record_id, code, detail;

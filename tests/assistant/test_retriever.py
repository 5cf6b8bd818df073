from assistant.retriever import PassageRetriever, hits_of


def test_the_search_is_a_langchain_retriever_that_keeps_its_hits(assistant):
    retriever = PassageRetriever(searcher=assistant.searcher, k=4)
    documents = retriever.invoke("kim ngạch xuất khẩu")
    hits = assistant.searcher.search("kim ngạch xuất khẩu", k=4)
    assert hits_of(documents) == hits
    assert [d.id for d in documents] == [h.key for h in hits]
    assert hits_of([]) == []

"""Operations on a corpus: (Corpus, request) → Corpus; nothing is written until ``toolkit.corpus.save``."""

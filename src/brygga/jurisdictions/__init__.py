"""Country packs: what the law and the habits of a country answer, each rule dated and with its section.

`contract` is the list of questions, `registry` the only place that names packs; nothing else imports a pack. A pack
is plain Python over `domain`. "Does not apply" is an answer; a guess is not.
"""

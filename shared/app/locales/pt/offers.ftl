### As páginas das ofertas de capacidades.

## The list of offers

offers-title = Ofertas de capacidades
offers-about = O que as instituições dos países, e os organismos multilaterais, estão prontos para compartilhar.
offers-one = Oferta de capacidades
offers-publish = Publicar uma oferta
offers-found = { $count ->
    [0] Nenhuma oferta corresponde
    [one] Uma oferta
   *[other] { $count } ofertas
}
offers-none = Nenhuma oferta corresponde ao que procura. Amplie a busca ou publique uma oferta da sua própria instituição.
offers-filter-country = Abertas a este país
offers-places-left = { $count ->
    [0] Não há vagas disponíveis
    [one] Uma vaga disponível
   *[other] { $count } vagas disponíveis
}
offers-valid-until = Válida até { $day }

offer-stage-open = Aberta
offer-stage-suspended = Suspensa
offer-stage-withdrawn = Retirada
offer-stage-expired = Vencida
offer-stage-all = Em qualquer situação
offer-sort-newest = Mais recentes primeiro
offer-sort-ending = As que vencem antes primeiro
offer-sort-title = Por título

## One offer

offers-capacity-left = O que resta disponível
offers-capacity-held = O que as parcerias têm reservado
offers-places-free = Vagas disponíveis em paralelo
offers-weeks-free = Semanas de especialistas disponíveis por ano
offers-left-of = { $left } de { $all }
offers-nothing-held = Nenhuma parceria reservou ainda parte desta oferta.
offers-held-by = Reservado pela parceria
offers-held-hidden = uma parceria confidencial
offers-held-weeks = Semanas de especialistas por ano
offers-terms = Condições
offers-available = Disponível
offers-no-evidence = O ofertante ainda não indicou experiências anteriores.
offers-evidence-link = Saiba mais
offers-actions = O que fazer com esta oferta
offers-revise = Alterar a oferta
offers-suspend = Suspender a oferta
offers-suspend-about = Uma oferta suspensa deixa de ser proposta. O que as parcerias têm reservado é mantido, e a oferta pode ser retomada a qualquer momento.
offers-resume = Retomar a oferta
offers-withdraw = Retirar a oferta
offers-withdraw-about = Uma oferta retirada não volta a ser aberta. O que as parcerias têm reservado é mantido.

offer-happened-published = Publicada
offer-happened-revised = Alterada
offer-happened-suspended = Suspensa
offer-happened-resumed = Retomada
offer-happened-withdrawn = Retirada
offer-happened-expired = Vencida
offer-happened-evidence-added = Experiência acrescentada
offer-happened-capacity-held = Capacidade reservada para uma parceria
offer-happened-capacity-released = Capacidade devolvida por uma parceria

notice-offer-published = A oferta foi publicada.
notice-offer-revised = A oferta foi alterada.
notice-offer-suspended = A oferta foi suspensa.
notice-offer-resumed = A oferta está aberta novamente.
notice-offer-withdrawn = A oferta foi retirada.

## The form of an offer

offers-revise-title = Alterar uma oferta
offers-form-about = Diga o que a sua instituição pode compartilhar, com quem e dentro de quais limites. O que publicar aqui é proposto às instituições que precisam disso.
offers-send-revision = Publicar as alterações
offers-part-who = Quem compartilha
offers-part-what = O que é compartilhado
offers-part-how = Como é compartilhado
offers-part-whom = Com quem
offers-part-capacity = Quanto e quando
offers-part-costs = Quem paga o quê
offers-part-origin = A que pertence e de onde vem
offers-hint-provider = O país, ou o organismo multilateral, em cujo nome a oferta é feita.
offers-hint-institution = O ministério, a agência ou o centro que a executará.
offers-hint-role = Com conhecimentos, a oferta pode ser a de um primeiro ofertante. Com apoio (recursos, uma técnica, um idioma), pode ser a de um segundo ofertante, que cobre o que falta.
offers-hint-title = O que é compartilhado, em uma linha.
offers-hint-summary = O que se aprendeu, o que o parceiro receberia e o que mudou no próprio país.
offers-hint-skills = Uma por linha, pelo nome corrente, por exemplo “pasteurização de leite humano”.
offers-hint-modalities = As formas em que pode ser executada.
offers-hint-languages = Os idiomas em que os seus especialistas podem trabalhar.
offers-hint-eligible = Grupos, regiões, blocos ou países, por exemplo “todos os países em desenvolvimento”, “Comunidade do Caribe” ou “Bolívia”.
offers-hint-excluded = Países que ficam de fora embora pertençam a um dos grupos acima.
offers-hint-places = Quantas parcerias pode sustentar ao mesmo tempo. Nunca se promete mais do que isto.
offers-hint-weeks = Quantas semanas de especialistas pode ceder por ano, para todas as parcerias em conjunto.
offers-hint-valid-until = O último dia em que a oferta é válida. No dia seguinte, ela vence.
offers-hint-brings = Recursos que a oferta traz a uma parceria, em dólares dos Estados Unidos, sem centavos.
offers-hint-evidence = O que foi feito antes, onde, quando e com que resultado. Deixe vazias as linhas de que não precisar.
offers-hint-programme = O programa de que a oferta faz parte, se fizer parte de algum.
offers-evidence-row = Experiência { $number }

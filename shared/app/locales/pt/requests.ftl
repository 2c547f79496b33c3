### As páginas das solicitações de cooperação.

## The list of requests

requests-title = Solicitações de cooperação
requests-about = Aquilo de que as instituições precisam, em suas próprias palavras, e o que querem mudar com isso.
requests-one = Solicitação de cooperação
requests-submit = Apresentar uma solicitação
requests-found = { $count ->
    [0] Nenhuma solicitação corresponde
    [one] Uma solicitação
   *[other] { $count } solicitações
}
requests-none = Nenhuma solicitação corresponde ao que procura, ou nenhuma que lhe seja visível. Amplie a busca ou apresente uma solicitação da sua própria instituição.

request-stage-waiting = À espera de parceiros
request-stage-open = Aberta
request-stage-clarifying = Em esclarecimento
request-stage-fulfilled = Atendida
request-stage-withdrawn = Retirada
request-stage-closed = Encerrada
request-stage-all = Em qualquer situação
request-sort-newest = Mais recentes primeiro
request-sort-urgent = Mais urgentes primeiro
request-sort-starting = As que começam antes primeiro
request-sort-title = Por título

## One request

requests-fulfilled-by = Uma parceria atende a esta solicitação:
requests-question-waits = Uma pergunta à instituição
requests-question = Pergunta
requests-answer = Resposta da instituição
requests-send-answer = Enviar a resposta
requests-need-what = O que é necessário
requests-terms = Condições
requests-gap = A financiar
requests-proposals = Ver as propostas
requests-actions = O que fazer com esta solicitação
requests-revise = Alterar a solicitação
requests-ask = Perguntar à instituição
requests-ask-about = A instituição vê a pergunta e pode respondê-la aqui. Enquanto isso, a solicitação continua à espera de parceiros.
requests-withdraw = Retirar a solicitação
requests-withdraw-about = Uma solicitação retirada não volta a ser aberta e deixa de ser proposta.
requests-close = Encerrar a solicitação
requests-close-about = Ao ser encerrada, a solicitação termina em definitivo sem parceria. Explique o motivo à instituição.

request-happened-submitted = Apresentada
request-happened-revised = Alterada
request-happened-clarification-asked = A instituição foi consultada
request-happened-clarification-given = A instituição respondeu
request-happened-withdrawn = Retirada
request-happened-closed = Encerrada
request-happened-fulfilled = Atendida por uma parceria

notice-request-submitted = A solicitação foi apresentada.
notice-request-revised = A solicitação foi alterada.
notice-request-withdrawn = A solicitação foi retirada.
notice-request-closed = A solicitação foi encerrada.
notice-request-asked = A instituição foi consultada.
notice-request-answered = A resposta foi registrada.

## The form of a request

requests-revise-title = Alterar uma solicitação
requests-send-revision = Apresentar as alterações
requests-form-about = Diga o que se quer resolver e o que ajudaria. Quanto mais concretas as necessidades, melhores os parceiros que podem ser propostos.
requests-part-who = Quem solicita
requests-part-why = O que se quer resolver
requests-part-how = Como e quando
requests-part-costs = Quanto custa
requests-part-partners = Com quem
requests-part-origin = Quem a apoia e de onde vem
requests-hint-recipient = O país em cujo nome a solicitação é apresentada.
requests-hint-agency = O ministério, a agência ou a autoridade que trabalhará com o parceiro.
requests-hint-visible = Quem não pode ver a solicitação não encontra vestígio dela. As partes são os ofertantes a quem a coordenação pediu que a atendessem.
requests-hint-title = O que se solicita, em uma linha.
requests-hint-problem = O que se quer resolver, para quem e o que já se tentou.
requests-hint-why-now = O plano, a norma ou a data que a torna oportuna.
requests-hint-change = O que deveria ser diferente depois e como se perceberia.
requests-hint-exists = Pessoal, espaços, equipamentos e trabalhos anteriores sobre os quais um parceiro pode construir.
requests-hint-needs = Ao menos uma. Um componente por linha: uma área temática, uma competência ou ambas; quanto e em que unidade; e em que forma, se isso importar. Deixe vazias as linhas de que não precisar.
requests-need = Necessidade { $number }
requests-hint-languages = Os idiomas em que o seu pessoal pode trabalhar, o preferido primeiro.
requests-hint-urgency = Urgente é aquilo por que esperam um plano, uma norma ou uma emergência.
requests-hint-cost = Em dólares dos Estados Unidos, sem centavos. Deixe vazio se não for conhecido.
requests-hint-own = O que o seu lado paga. O restante é a lacuna que um segundo ofertante pode cobrir.
requests-hint-wanted = Países com os quais gostariam de aprender. São preferidos, e outros também são propostos.
requests-hint-unwanted = Países que não devem ser propostos.
requests-hint-endorsement = O documento com que a autoridade competente apoia a solicitação: o seu nome ou o seu endereço na web.

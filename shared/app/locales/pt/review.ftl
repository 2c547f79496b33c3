### A revisão: a fila, a ficha da proposta, o que se pergunta às partes, as parcerias.

## Why a decision was not taken

review-moved = A lista curta ou os termos mudaram desde que esta página foi aberta; por isso, nada foi registrado. Aqui se mostra a situação atual; queira lê-la e decidir novamente.
review-decided-meanwhile = Outra pessoa decidiu sobre esta proposta desde que ela foi aberta; por isso, nada foi registrado. Aqui se mostra a situação atual; queira lê-la primeiro.
review-decided-since = Nesse meio-tempo, decidiu-se sobre esta proposta: { $who } – { $what }.
review-terms-moved = Os termos da solicitação ou de uma oferta mudaram desde que esta proposta foi endossada. Nenhum consentimento pode ser registrado sobre os termos anteriores: a coordenação deve retirar o endosso e decidir sobre os novos.
review-not-listed = Esta proposta não consta mais da lista curta de sua solicitação, porque a solicitação ou uma oferta mudou ou terminou. Será possível decidir sobre ela se voltar a constar.
review-gone-capacity-gone = Nesse meio-tempo, a capacidade foi destinada a outra parceria, que reserva aquilo de que esta precisaria. Nada foi prometido, e a proposta caducou.
review-gone-offer-gone = Uma oferta desta proposta não está mais aberta: foi suspensa, retirada ou venceu. Nada foi prometido, e a proposta caducou.
review-gone-request-ended = Nesse meio-tempo, a solicitação terminou: foi retirada, encerrada ou atendida por outra parceria. Nada foi prometido, e a proposta caducou.
review-name-whom = A coordenação não dá consentimento em nome de uma parte. Para registrar o que uma parte respondeu, indique-a no cabeçalho Ayni-On-Behalf-Of ou no campo on_behalf_of.
review-not-that-party = Quem foi indicado como representado não fala em nome desta parte da proposta.
review-by-program = Registro automático

## The queue

review-page-title = Revisão
review-page-about = Cada solicitação aberta com o que se propõe para ela: primeiro as mais urgentes e, depois, as mais antigas. Ayni propõe; a decisão é sua.
review-page-about-read = Cada solicitação aberta com o que se propõe para ela: primeiro as mais urgentes e, depois, as mais antigas. Ayni propõe; a coordenação decide.
review-page-filter = Restringir a lista
review-page-status = Propostas
review-page-show = Mostrar
review-page-count = { $count ->
    [0] Nenhuma solicitação
    [one] Uma solicitação
   *[other] { $count } solicitações
}
review-page-empty = Nenhuma solicitação aberta corresponde a esta seleção. Amplie-a ou consulte as solicitações publicadas.
review-page-whole = Mostrar toda a fila
review-page-age = { $count ->
    [0] Apresentada hoje
    [one] Apresentada ontem
   *[other] Apresentada há { $count } dias
}
review-page-to-decide = { $count ->
    [0] Nenhuma proposta aguarda decisão
    [one] Uma proposta aguarda decisão
   *[other] { $count } propostas aguardam decisão
}
review-page-terms-moved = Termos alterados: endosso a retirar
review-page-moved-count = { $count ->
    [one] Um endosso a retirar, porque os termos mudaram
   *[other] { $count } endossos a retirar, porque os termos mudaram
}
review-page-new = Nova
review-page-new-count = { $count ->
    [one] Uma nova desde a última decisão
   *[other] { $count } novas desde a última decisão
}
review-page-nothing-here = Nenhuma oferta responde ainda a esta solicitação, ou nenhuma nesta situação.
review-page-more = { $count ->
    [one] Mais uma proposta
   *[other] Mais { $count } propostas
}
review-filter-to-decide = Por decidir
review-filter-deferred = Adiadas
review-filter-endorsed = Endossadas, partes consultadas
review-filter-declined = Recusadas pela coordenação
review-filter-refused = Recusadas por uma parte
review-filter-lapsed = Caducadas
review-filter-none = Solicitações sem propostas
review-filter-all = Todas

## What a party is asked

asked-title = Propostas submetidas ao seu consentimento
asked-about = A coordenação endossou estas propostas. A parceria se forma quando todas as partes tiverem consentido.
asked-waiting = { $count ->
    [0] Nada aguarda sua resposta
    [one] Uma proposta aguarda sua resposta
   *[other] { $count } propostas aguardam sua resposta
}
asked-held-up = { $count ->
    [one] Uma proposta espera pela coordenação
   *[other] { $count } propostas esperam pela coordenação
}
asked-held-up-about = Os termos da solicitação ou de uma oferta mudaram depois do endosso. Não é preciso fazer nada: a coordenação decide primeiro sobre os novos termos e volta a perguntar.
asked-reopened = { $count ->
    [one] Uma proposta está novamente por decidir
   *[other] { $count } propostas estão novamente por decidir
}
asked-reopened-about = As partes já foram consultadas antes, e depois os termos mudaram ou o endosso foi retirado. Não é preciso fazer nada: a coordenação decide primeiro e, se endossar uma proposta, volta a perguntar.
asked-refused = Recusada por uma parte ({ $party }) em { $when }, nos termos de então.
asked-nothing = Assim que uma proposta com seu país ou instituição for endossada, ela aparecerá aqui. Enquanto isso, sugerimos manter em dia suas ofertas e solicitações.
asked-answered = Respondidas ou concluídas

## The shortlist of one request

shortlist-title = { $count ->
    [0] A lista curta
    [one] A lista curta: uma proposta
   *[other] A lista curta: { $count } propostas
}
shortlist-changed = Última alteração: { $when }.
shortlist-policy = Pontuada segundo a política { $version }.
shortlist-empty = Nenhuma oferta aberta responde ainda a esta solicitação. A lista se completará por si só assim que for publicada uma que responda.
shortlist-fulfilled = Uma parceria atende a esta solicitação. Nada mais é proposto para ela.
shortlist-withdrawn = A instituição retirou esta solicitação. Nada mais é proposto para ela.
shortlist-closed = A coordenação encerrou esta solicitação sem parceria. Nada mais é proposto para ela.
shortlist-partnership = Ver a parceria
shortlist-others = Com decisão anterior, já fora da lista
shortlist-not-here = Uma oferta que não consta aqui
shortlist-explain = Perguntar por que uma oferta não consta da lista e o que a faria constar

## The match card

proposal-one = Proposta
proposal-title = { $providers } → { $recipient }
proposal-score = Pontuação
proposal-rank = { $rank }º lugar na lista
proposal-of-points = de { $of } pontos
proposal-caption-bilateral = Oferece: { $first }. Recebe: { $recipient }.
proposal-caption-triangular = Oferece: { $first }. Completa o que faltaria: { $second }. Recebe: { $recipient }.
proposal-closes = O que traz o segundo ofertante ({ $provider })
proposal-missing = O que ainda falta
proposal-missing-list = Ainda falta: { $gaps }
proposal-nothing-missing = Nada que exija mais um ofertante.
proposal-to-decision = Ir para a decisão
proposal-criteria = De onde vêm os pontos
proposal-records = Os registros
proposal-request = Solicitação de cooperação
proposal-offer = Oferta de capacidades
proposal-whole-request = Ler a solicitação completa
proposal-explain = Por que esta oferta ocupa este lugar e o que o mudaria
proposal-history = Histórico
proposal-no-history = Ninguém decidiu ainda sobre esta proposta.
proposal-on-behalf-of = em nome de { $whom }
proposal-shown = { $count ->
    [0] A lista mostrada estava vazia
    [one] A lista tal como foi mostrada: uma proposta
   *[other] A lista tal como foi mostrada: { $count } propostas
}
proposal-shown-as-of = Conforme o evento { $position } do registro
proposal-queue = A fila
proposal-before = Anterior na fila
proposal-next = Próxima na fila
proposal-queue-done = Nada mais aguarda: voltar à fila
proposal-keys = Com o teclado: Alt ou Alt+Shift (no Mac, Ctrl+Option) junto com N próxima, B anterior, T assumir, E endossar, D recusar, F adiar, C comentar, U voltar à fila.
proposal-refused = O que foi pedido não foi registrado
proposal-left-outranked = Fora da lista: propostas melhores ocuparam os lugares
proposal-left-offer-changed = Fora da lista: uma oferta foi alterada
proposal-left-offer-gone = Fora da lista: uma oferta não está aberta ou não tem mais capacidade
proposal-left-request-changed = Fora da lista: a solicitação foi alterada
proposal-left-request-ended = Fora da lista: a solicitação terminou
proposal-left-declined = Fora da lista: a coordenação ou uma parte disse não
proposal-left-policy-changed = Fora da lista: vigora outra política

## What a proposal leaves open, or closes

gap-funding = { $usd } ({ $percent } do custo)
gap-language = { $language } como idioma de trabalho comum
gap-modality = { $modality } (modalidade)
gap-theme = { $area } (área temática)
gap-skill = { $skill } (competência)

## Where a proposal stands

proposal-status-pending = Por decidir
proposal-status-unlisted = Fora da lista
proposal-status-taken = Em revisão: { $by }
proposal-status-deferred = Adiada até { $until }
proposal-status-declined = Recusada pela coordenação
proposal-status-endorsed = Endossada: consentimentos dados, { $count } de { $of }
proposal-status-refused = Recusada: { $by }
proposal-status-agreed = Acordada: a parceria está formada
proposal-status-lapsed = Caducada: { $why }

## What happened to it

happened-taken = começou a revisar a proposta
happened-commented = comentou
happened-declined = recusou a proposta ({ $reason })
happened-deferred = adiou-a até { $until }
happened-endorsed = endossou a proposta; as partes são consultadas
happened-consented = consentimento dado ({ $party })
happened-consented-last = último consentimento dado ({ $party }): a parceria está formada
happened-refused = consentimento negado ({ $party })

## The parties’ consent

consents-title = Consentimento das partes
consents-answer-waiting = Em espera
consents-answer-consented = Consentiu
consents-answer-refused = Recusou
consents-answer-released = Não é mais consultada
consents-yes = Consentir
consents-no = Recusar
consents-yes-for = Registrar o consentimento da parte: { $party }
consents-no-for = Registrar a recusa da parte: { $party }
consents-yes-about = Com o último consentimento forma-se a parceria, reserva-se a capacidade das ofertas e a solicitação fica atendida. Se a capacidade foi destinada a outra parceria, nada é prometido.
consents-no-about = A proposta fica então concluída e só volta se seus termos mudarem.

## The coordinator’s decision

decide-title = Decisão
decide-take = Assumir a proposta
decide-take-about = Indica aos demais que a proposta está em suas mãos.
decide-endorse = Endossar
decide-endorse-about = As partes serão então consultadas. Nada fica prometido antes que todas tenham consentido.
decide-decline = Recusar
decide-decline-about = Uma proposta recusada permanece assim até que mudem os termos da solicitação ou de uma oferta. O motivo orienta os demais e melhora as propostas futuras.
decide-take-back = Retirar o endosso
decide-take-back-about = As partes deixam de ser consultadas. Se os termos mudaram desde o endosso, é possível decidir imediatamente sobre os novos.
decide-defer = Adiar
decide-defer-about = A proposta volta à fila quando esse dia começar.
decide-comment = Comentar
decide-comment-about = O comentário fica registrado com sua função e pode ser lido por quem vê esta proposta, inclusive as partes.

## Partnerships

partnerships-title = Parcerias
partnerships-about = O que os países acordaram aqui e a cooperação documentada em publicações, que conta como experiência anterior.
partnerships-partner = País ou instituição
partnerships-known-from = Procedência
partnerships-count = { $count ->
    [0] Nenhuma parceria
    [one] Uma parceria
   *[other] { $count } parcerias
}
partnerships-empty = Nenhuma parceria corresponde a esta seleção. Uma parceria se forma quando todas as partes consentem em uma proposta endossada.
partnerships-all = Mostrar todas as parcerias
partnerships-kind-formed = Formada aqui
partnerships-kind-documented = Documentada
partnerships-agreed-on = Acordada em { $day }
partnerships-from-proposal = A proposta que deu origem a esta parceria
partnerships-holds = O que se reserva para ela
partnerships-history = Como se chegou a ela

## Told once, after a step

notice-proposal-taken = A proposta está em suas mãos.
notice-proposal-endorsed = A proposta está endossada. Agora as partes são consultadas.
notice-proposal-declined = A proposta está recusada.
notice-proposal-deferred = A proposta está adiada.
notice-proposal-commented = Seu comentário está registrado.
notice-consent-recorded = O consentimento está registrado. As demais partes ainda devem responder.
notice-refusal-recorded = A recusa está registrada.
notice-partnership-formed = Todas as partes consentiram: a parceria está formada.

## A primeira página: o que espera o leitor

home-waiting = À sua espera
home-nothing = Nada está à sua espera por enquanto.
home-to-decide = { $count ->
    [one] Uma proposta espera sua decisão
   *[other] { $count } propostas esperam sua decisão
}, { $requests ->
    [one] para uma solicitação
   *[other] para { $requests } solicitações
}
home-endorsed = { $count ->
    [one] Uma proposta endossada espera o consentimento de suas partes
   *[other] { $count } propostas endossadas esperam o consentimento de suas partes
}
home-consents = { $count ->
    [one] Uma proposta espera seu consentimento
   *[other] { $count } propostas esperam seu consentimento
}
home-own-requests = { $count ->
    [one] Uma proposta para as solicitações de seu país espera a decisão da coordenação
   *[other] { $count } propostas para as solicitações de seu país esperam a decisão da coordenação
}
home-proposals = { $count ->
    [one] Uma proposta
   *[other] { $count } propostas
}
home-deferred = { $count ->
    [one] Vence uma proposta adiada
   *[other] Vencem { $count } propostas adiadas
}
home-due-since = Adiada até { $day }: já vence
home-due-on = Vence em { $day }
home-more = { $count ->
    [one] E mais uma
   *[other] E mais { $count }
}

### La revisión: la cola, la ficha de la propuesta, lo que se pregunta a las partes, las alianzas.

## Why a decision was not taken

review-moved = La lista corta o los términos han cambiado desde que se abrió esta página, por lo que no se registró nada. Aquí se muestra el estado actual; sírvase leerlo y decidir de nuevo.
review-decided-meanwhile = Otra persona ha decidido sobre esta propuesta desde que usted la abrió, por lo que no se registró nada. Aquí se muestra el estado actual; sírvase leerlo primero.
review-decided-since = Entretanto se ha decidido sobre esta propuesta: { $who } – { $what }.
review-terms-moved = Los términos de la solicitud o de una oferta han cambiado desde que se avaló esta propuesta. No puede registrarse ningún consentimiento sobre los términos anteriores: la coordinación debe retirar el aval y decidir sobre los nuevos.
review-not-listed = Esta propuesta ya no figura en la lista corta de su solicitud, porque la solicitud o una oferta ha cambiado o ha terminado. Podrá decidirse sobre ella si vuelve a figurar.
review-gone-capacity-gone = Entretanto, la capacidad se asignó a otra alianza, que reserva lo que esta necesitaría. No se ha comprometido nada y la propuesta ha caducado.
review-gone-offer-gone = Una oferta de esta propuesta ya no está abierta: se suspendió, se retiró o venció. No se ha comprometido nada y la propuesta ha caducado.
review-gone-request-ended = Entretanto, la solicitud ha terminado: se retiró, se cerró o la atendió otra alianza. No se ha comprometido nada y la propuesta ha caducado.
review-name-whom = La coordinación no da su consentimiento en nombre de una parte. Para dejar constancia de lo que una parte ha respondido, indíquela en el encabezado Ayni-On-Behalf-Of o en el campo on_behalf_of.
review-not-that-party = Quien se indica como representado no habla en nombre de esta parte de la propuesta.
review-by-program = Registro automático

## The queue

review-page-title = Revisión
review-page-about = Cada solicitud abierta con lo que se propone para ella: primero las más urgentes y, después, las más antiguas. Ayni propone; usted decide.
review-page-about-read = Cada solicitud abierta con lo que se propone para ella: primero las más urgentes y, después, las más antiguas. Ayni propone; la coordinación decide.
review-page-filter = Acotar la lista
review-page-status = Propuestas
review-page-show = Mostrar
review-page-count = { $count ->
    [0] Ninguna solicitud
    [one] Una solicitud
   *[other] { $count } solicitudes
}
review-page-empty = Ninguna solicitud abierta corresponde a esta selección. Amplíela o consulte las solicitudes publicadas.
review-page-whole = Mostrar toda la cola
review-page-age = { $count ->
    [0] Presentada hoy
    [one] Presentada ayer
   *[other] Presentada hace { $count } días
}
review-page-to-decide = { $count ->
    [0] Ninguna propuesta espera decisión
    [one] Una propuesta espera decisión
   *[other] { $count } propuestas esperan decisión
}
review-page-terms-moved = Términos cambiados: aval por retirar
review-page-moved-count = { $count ->
    [one] Un aval por retirar, porque cambiaron los términos
   *[other] { $count } avales por retirar, porque cambiaron los términos
}
review-page-new = Nueva
review-page-new-count = { $count ->
    [one] Una nueva desde la última decisión
   *[other] { $count } nuevas desde la última decisión
}
review-page-nothing-here = Ninguna oferta responde todavía a esta solicitud, o ninguna en este estado.
review-page-more = { $count ->
    [one] Una propuesta más
   *[other] { $count } propuestas más
}
review-filter-to-decide = Por decidir
review-filter-deferred = Aplazadas
review-filter-endorsed = Avaladas, partes consultadas
review-filter-declined = Descartadas
review-filter-refused = Rechazadas por una parte
review-filter-lapsed = Caducadas
review-filter-none = Solicitudes sin propuestas
review-filter-all = Todas

## What a party is asked

asked-title = Propuestas sometidas a su consentimiento
asked-about = La coordinación ha avalado estas propuestas. La alianza se forma cuando todas las partes han consentido.
asked-waiting = { $count ->
    [0] Nada espera su respuesta
    [one] Una propuesta espera su respuesta
   *[other] { $count } propuestas esperan su respuesta
}
asked-held-up = { $count ->
    [one] Una propuesta espera a la coordinación
   *[other] { $count } propuestas esperan a la coordinación
}
asked-held-up-about = Los términos de la solicitud o de una oferta cambiaron después del aval. No tiene que hacer nada: la coordinación decide primero sobre los nuevos términos y le vuelve a preguntar.
asked-reopened = { $count ->
    [one] Una propuesta está de nuevo por decidir
   *[other] { $count } propuestas están de nuevo por decidir
}
asked-reopened-about = Ya se consultó antes a las partes, y después cambiaron los términos o se retiró el aval. No tiene que hacer nada: la coordinación decide primero y, si avala una propuesta, le vuelve a preguntar.
asked-refused = Rechazada por una parte ({ $party }) el { $when }, según los términos de entonces.
asked-nothing = En cuanto se avale una propuesta con su país o institución, aparecerá aquí. Mientras tanto, le sugerimos mantener al día sus ofertas y solicitudes.
asked-answered = Respondidas o concluidas

## The shortlist of one request

shortlist-title = { $count ->
    [0] La lista corta
    [one] La lista corta: una propuesta
   *[other] La lista corta: { $count } propuestas
}
shortlist-changed = Último cambio: { $when }.
shortlist-policy = Puntuada según la política { $version }.
shortlist-empty = Ninguna oferta abierta responde todavía a esta solicitud. La lista se completará por sí sola en cuanto se publique alguna que lo haga.
shortlist-fulfilled = Una alianza responde a esta solicitud. Ya no se propone nada más para ella.
shortlist-withdrawn = La institución retiró esta solicitud. Ya no se propone nada más para ella.
shortlist-closed = La coordinación cerró esta solicitud sin alianza. Ya no se propone nada más para ella.
shortlist-partnership = Ver la alianza
shortlist-others = Con decisión previa, ya fuera de la lista
shortlist-not-here = Una oferta que no figura aquí
shortlist-explain = Preguntar por qué una oferta no figura en la lista y qué la haría figurar

## The match card

proposal-one = Propuesta
proposal-title = { $providers } → { $recipient }
proposal-score = Puntaje
proposal-rank = Puesto { $rank } de la lista
proposal-of-points = de { $of } puntos
proposal-caption-bilateral = { $first } comparte su experiencia con { $recipient }.
proposal-caption-triangular = { $first } comparte su experiencia con { $recipient }; { $second } aporta lo que faltaría.
proposal-closes = Lo que aporta el segundo oferente ({ $provider })
proposal-missing = Lo que aún falta
proposal-missing-list = Aún falta: { $gaps }
proposal-nothing-missing = Nada que exija un oferente más.
proposal-to-decision = Ir a la decisión
proposal-criteria = De dónde provienen los puntos
proposal-records = Los registros
proposal-request = Solicitud de cooperación
proposal-offer = Oferta de capacidades
proposal-whole-request = Leer la solicitud completa
proposal-explain = Por qué esta oferta ocupa este lugar y qué lo cambiaría
proposal-history = Historial
proposal-no-history = Nadie ha decidido todavía sobre esta propuesta.
proposal-on-behalf-of = en nombre de { $whom }
proposal-shown = { $count ->
    [0] La lista mostrada estaba vacía
    [one] La lista tal como se mostró: una propuesta
   *[other] La lista tal como se mostró: { $count } propuestas
}
proposal-shown-as-of = Según el evento { $position } del registro
proposal-queue = La cola
proposal-before = Anterior en la cola
proposal-next = Siguiente en la cola
proposal-queue-done = No espera nada más: volver a la cola
proposal-keys = Con el teclado: Alt o Alt+Mayús (en un Mac, Ctrl+Opción) junto con N siguiente, B anterior, T tomar, E avalar, D descartar, F aplazar, C comentar, U volver a la cola.
proposal-refused = No se registró lo solicitado
proposal-left-outranked = Ya no figura en la lista: mejores propuestas ocuparon los puestos
proposal-left-offer-changed = Ya no figura en la lista: se modificó una oferta
proposal-left-offer-gone = Ya no figura en la lista: una oferta no está abierta o no le queda capacidad
proposal-left-request-changed = Ya no figura en la lista: se modificó la solicitud
proposal-left-request-ended = Ya no figura en la lista: la solicitud ha terminado
proposal-left-declined = Ya no figura en la lista: la coordinación o una parte dijo que no
proposal-left-policy-changed = Ya no figura en la lista: rige otra política

## What a proposal leaves open, or closes

gap-funding = { $usd } ({ $percent } del costo)
gap-language = { $language } como idioma de trabajo común
gap-modality = { $modality } (modalidad)
gap-theme = { $area } (área temática)
gap-skill = { $skill } (competencia)

## Where a proposal stands

proposal-status-pending = Por decidir
proposal-status-unlisted = Ya no figura en la lista
proposal-status-taken = En revisión: { $by }
proposal-status-deferred = Aplazada hasta el { $until }
proposal-status-declined = Descartada
proposal-status-endorsed = Avalada: consentimientos otorgados, { $count } de { $of }
proposal-status-refused = Rechazada: { $by }
proposal-status-agreed = Acordada: la alianza está formada
proposal-status-lapsed = Caducada: { $why }

## What happened to it

happened-taken = comenzó a revisar la propuesta
happened-commented = comentó
happened-declined = descartó la propuesta ({ $reason })
happened-deferred = la aplazó hasta el { $until }
happened-endorsed = avaló la propuesta; se consulta a las partes
happened-consented = consentimiento otorgado ({ $party })
happened-consented-last = último consentimiento otorgado ({ $party }): la alianza está formada
happened-refused = consentimiento denegado ({ $party })

## The parties’ consent

consents-title = Consentimiento de las partes
consents-answer-waiting = En espera
consents-answer-consented = Ha consentido
consents-answer-refused = Ha rechazado
consents-answer-released = Ya no se la consulta
consents-yes = Consentir
consents-no = Rechazar
consents-yes-for = Dejar constancia del consentimiento de la parte: { $party }
consents-no-for = Dejar constancia del rechazo de la parte: { $party }
consents-yes-about = Con el último consentimiento se forma la alianza, se reserva la capacidad de las ofertas y la solicitud queda atendida. Si la capacidad se asignó a otra alianza, no se compromete nada.
consents-no-about = La propuesta queda entonces concluida y solo vuelve si cambian sus términos.

## The coordinator’s decision

decide-title = Decisión
decide-take = Tomar la propuesta
decide-take-about = Indica a los demás que usted la está revisando.
decide-endorse = Avalar
decide-endorse-about = Se pedirá entonces el consentimiento de las partes. Nada queda comprometido antes de que todas lo hayan otorgado.
decide-decline = Descartar
decide-decline-about = Una propuesta descartada permanece así hasta que cambien los términos de la solicitud o de una oferta. El motivo orienta a los demás y mejora las propuestas futuras.
decide-take-back = Retirar el aval
decide-take-back-about = Se deja de consultar a las partes. Si los términos han cambiado desde el aval, usted puede decidir de inmediato sobre los nuevos.
decide-defer = Aplazar
decide-defer-about = La propuesta vuelve a la cola cuando comienza ese día.
decide-comment = Comentar
decide-comment-about = El comentario queda registrado con su función y puede leerlo quien vea esta propuesta, incluidas las partes.

## Partnerships

partnerships-title = Alianzas
partnerships-about = Lo que los países han acordado aquí y la cooperación documentada en publicaciones, que cuenta como experiencia previa.
partnerships-partner = País o institución
partnerships-known-from = Procedencia
partnerships-count = { $count ->
    [0] Ninguna alianza
    [one] Una alianza
   *[other] { $count } alianzas
}
partnerships-empty = Ninguna alianza corresponde a esta selección. Una alianza se forma cuando todas las partes han dado su consentimiento a una propuesta avalada.
partnerships-all = Mostrar todas las alianzas
partnerships-kind-formed = Formada aquí
partnerships-kind-documented = Documentada
partnerships-agreed-on = Acordada el { $day }
partnerships-from-proposal = La propuesta que dio lugar a esta alianza
partnerships-holds = Lo que se reserva para ella
partnerships-history = Cómo se llegó a ella

## Told once, after a step

notice-proposal-taken = Usted ha tomado la propuesta.
notice-proposal-endorsed = La propuesta está avalada. Ahora se consulta a las partes.
notice-proposal-declined = La propuesta está descartada.
notice-proposal-deferred = La propuesta está aplazada.
notice-proposal-commented = Su comentario está registrado.
notice-consent-recorded = El consentimiento está registrado. Las demás partes aún deben responder.
notice-refusal-recorded = El rechazo está registrado.
notice-partnership-formed = Todas las partes han consentido: la alianza está formada.

## La primera página: lo que espera al lector

home-waiting = Pendiente para usted
home-nothing = No tiene nada pendiente por ahora.
home-to-decide = { $count ->
    [one] Una propuesta espera su decisión
   *[other] { $count } propuestas esperan su decisión
}, { $requests ->
    [one] para una solicitud
   *[other] para { $requests } solicitudes
}
home-endorsed = { $count ->
    [one] Una propuesta avalada espera el consentimiento de sus partes
   *[other] { $count } propuestas avaladas esperan el consentimiento de sus partes
}
home-consents = { $count ->
    [one] Una propuesta espera su consentimiento
   *[other] { $count } propuestas esperan su consentimiento
}
home-own-requests = { $count ->
    [one] Una propuesta para las solicitudes de su país espera la decisión de la coordinación
   *[other] { $count } propuestas para las solicitudes de su país esperan la decisión de la coordinación
}
home-proposals = { $count ->
    [one] Una propuesta
   *[other] { $count } propuestas
}
home-deferred = { $count ->
    [one] Vence una propuesta aplazada
   *[other] Vencen { $count } propuestas aplazadas
}
home-due-since = Aplazada hasta el { $day }: ya vence
home-due-on = Vence el { $day }
home-more = { $count ->
    [one] Y una más
   *[other] Y { $count } más
}

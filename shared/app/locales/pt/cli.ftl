# O que o programa diz num terminal, e nas páginas do acesso e do combinador.

cli-serving = O Ayni serve { $data } em { $address }. Encerre com Ctrl+C.
cli-score = Pontuação: { $score } de 1000
cli-closes = Coberto
cli-unmet = Em aberto
cli-no-request = Não existe a solicitação “{ $id }”.
cli-no-offer = Não existe a oferta “{ $id }”.
cli-not-open = A solicitação “{ $id }” ou a oferta já não está aberta.
cli-no-policy = Nenhuma política foi adotada ainda: `ayni serve` adota uma e faz as primeiras propostas.
cli-unrecorded = { $count ->
    [one] Uma lista curta foi calculada agora mesmo
   *[other] { $count } listas curtas foram calculadas agora mesmo
} com o que chegou enquanto o serviço estava parado; `ayni serve` { $count ->
    [one] a registra
   *[other] as registra
}.
cli-no-proposals = Nenhuma oferta atende ainda a esta solicitação.
cli-setting-out-of-range = configuração: { $setting } é { $value }; deve estar entre { $min } e { $max }.
cli-matching = Combinando
cli-replaying = Reproduzindo o registro
cli-verifying = Lendo o registro

cli-verified-events = { $count ->
    [0] Nenhum evento foi escrito.
    [one] Um evento está como foi escrito.
   *[other] { $count } eventos estão como foram escritos.
}
cli-verified-streams = { $count ->
    [0] Nenhuma sequência foi escrita.
    [one] Uma sequência é uma cadeia sem interrupções.
   *[other] { $count } sequências são cadeias sem interrupções.
}
cli-verified-shortlists = { $count ->
    [0] Nenhuma revisão de lista curta foi escrita.
    [one] Uma revisão de lista curta resulta igual ao reproduzir o registro.
   *[other] { $count } revisões de listas curtas resultam iguais ao reproduzir o registro.
}

cli-imported = { $file }: { $count ->
    [one] um registro incorporado
   *[other] { $count } registros incorporados
}.
cli-imported-before = { $file } já tinha sido incorporado, com { $count ->
    [one] um registro
   *[other] { $count } registros
}; nada de novo foi registrado.
cli-import-alike = { $count ->
    [one] Um deles parece já estar aqui.
   *[other] { $count } deles parecem já estar aqui.
} Se for o mesmo, retire o novo.
cli-import-programmes = Programas que não estão registrados aqui, de modo que as ofertas nada ganham com eles: { $programmes }.
cli-import-like = linha { $line }: { $id } é parecido com { $like }
cli-import-more = { $count ->
    [one] e mais um
   *[other] e mais { $count }
}; --json nomeia todos
cli-refused = { $file }: nada foi incorporado; { $count ->
    [one] um erro
   *[other] { $count } erros
}. { $output } indica o que está errado e em que célula.
cli-exported = { $count ->
    [0] Nenhum registro gravado
    [one] Um registro gravado
   *[other] { $count } registros gravados
} em { $file }.

cli-demo-title = Ayni: hoje por você, amanhã por mim
cli-demo-derived = Cada registro deriva de cooperação publicada. Não é uma declaração dos governos mencionados.
cli-demo-counts = O que há no registro
cli-demo-best = As melhores propostas
cli-demo-steps = Quanto tempo levou
cli-demo-address = As páginas estão em { $address }. Encerre com Ctrl+C.
cli-demo-kept = Os dados ficam em { $folder }.
cli-demo-temporary = Os dados estão em { $folder } e são apagados ao fim da demonstração; `--data PASTA` os conserva.
cli-count-offers = ofertas de capacidades
cli-count-providers = países e instituições que oferecem
cli-count-requests = solicitações de cooperação
cli-count-past = parcerias anteriores
cli-count-programmes = programas
cli-count-shortlists = solicitações com lista curta
cli-count-triangles = delas, mais bem atendidas por um triângulo
cli-step-open = Abrir o registro
cli-step-load = Registrar programas, parcerias, ofertas, solicitações
cli-step-match = Combinar todas as solicitações
cli-step-read = Ler o registro de novo

explain-title = Por que sim e por que não
explain-on-list = Esta oferta está na lista curta, na posição { $rank }.
explain-declined = Esta proposta foi recusada. Voltará a ser considerada quando os seus termos mudarem.
explain-filtered = { $count ->
    [one] Esta oferta não pode ser considerada para esta solicitação, por uma razão.
   *[other] Esta oferta não pode ser considerada para esta solicitação, por { $count } razões.
}
explain-short = { $points ->
    [one] Falta um ponto para esta oferta entrar na lista curta.
   *[other] Faltam { $points } pontos para esta oferta entrar na lista curta.
}
explain-behind-same = Com o mesmo primeiro ofertante já consta uma proposta melhor: { $proposal }.
explain-behind-alone = Uma proposta trilateral precisa ser melhor que o seu primeiro ofertante sozinho: { $proposal }.
explain-behind-last = A última da lista é { $proposal }.
explain-ask = Sobre que oferta deseja perguntar?
explain-request-ended = Esta solicitação já não espera parceiros; por isso, nada lhe é proposto.
explain-offer-ended = Esta oferta já não está aberta: foi retirada ou venceu. Não é proposta a ninguém.
explain-offer-suspended = Esta oferta não está aberta agora: quem a fez a suspendeu. Será possível perguntar por ela quando for retomada.
explain-offer = Oferta de capacidades
explain-offer-hint = Digite uma parte do ofertante, do título ou do identificador e escolha-a na lista.
explain-ask-button = Ver a resposta
explain-another = Perguntar sobre outra oferta
explain-no-change = Nenhuma alteração isolada, nem na oferta nem na solicitação, a faria constar da lista; seriam necessárias várias.
explain-filters = O que a deixa de fora
explain-criteria = Pontos
explain-criterion = Critério
explain-points = Pontos
explain-score-of = { $score } de { $of }
explain-because = Motivo

api-title = A API
api-about = Tudo o que as páginas fazem os programas podem fazer. Escolha uma operação para ver o que ela recebe, o que responde e uma chamada para experimentar.

import-id-twice = Este identificador consta duas vezes no arquivo.
import-id-taken = Já existe um registro com este identificador; a importação só acrescenta novos.
import-empty = O arquivo não tem registros.
import-unreadable = Não é possível ler o arquivo: { $reason }.
import-too-large = O arquivo passa de { $kib } KiB.
import-too-long = O arquivo tem { $rows } registros; uma importação aceita no máximo { $max } de uma vez. Divida-o em vários arquivos: cada um é aceito por inteiro ou não é aceito.
import-neither = Não são ofertas, que têm “provider”, nem solicitações, que têm “recipient”.

# Policies side by side, and explanations of the past
cli-as-of = No evento { $position }, com a política { $policy }
cli-policy-of-another-release = A política em vigor é de outra versão deste programa: essa versão explica suas propostas.
cli-compare-requests = Solicitações em espera
cli-compare-proposed = Propostas que estiveram em uma lista
cli-compare-ndcg = Acordo com os endossos (nDCG@10)
cli-compare-endorsed = Endossos
cli-compare-declined = Propostas recusadas que foram mostradas
cli-compare-came = Teriam entrado: { $count }
cli-compare-went = Teriam saído: { $count }
cli-compare-moved = Mudam de lugar ou de pontos: { $count }
cli-compare-groups = Solicitações com proposta, por grupo
cli-compare-countries = Solicitações com proposta, por país
cli-compare-group-ldc = Países menos desenvolvidos
cli-compare-group-lldc = Países em desenvolvimento sem litoral
cli-compare-group-sids = Pequenos Estados insulares em desenvolvimento
cli-compare-group-others = Outros países

# What a text is about
cli-themes-none = Nada é seguro o bastante para ser sugerido.
cli-themes-areas = Áreas temáticas
cli-themes-goals = Objetivos de Desenvolvimento Sustentável

# Why a command cannot go on
cli-in-use = { $data } está em uso por { $holder }.
cli-no-data = Não há dados em { $data }.
cli-open-network = Não se abre em { $address }: quem chegasse lá poderia agir como qualquer um, porque para entrar não se pede prova. Use 127.0.0.1 ou [::1].
cli-cannot-listen = Não é possível escutar em { $address }: { $reason }
cli-not-served = Nenhum programa serve { $data }: inicie um com `ayni serve`.
cli-server-ended = O programa que serve a pasta terminou.
cli-unwritten = Não foi possível escrever o resultado: { $reason }
cli-export-name = Um nome de arquivo que termina em .{ $extension } não corresponde ao que se escreve: use .csv para CSV, ou .jsonl ou .ndjson para JSON Lines.
cli-events-no-stream = Não existe a sequência “{ $stream }”.
cli-events-stream-after = A sequência “{ $stream }” não tem nenhum evento a partir da posição { $from }: o último está na { $last }.
cli-events-after = Não há nenhum evento a partir da posição { $from }: o último está na { $last }.
cli-no-event = Ainda não existe o evento { $position }: o último é o { $last }.
cli-holder-process = o processo { $number }
cli-damaged = { $data } está danificado: { $reason }; nada nele foi alterado
cli-not-opened = Não é possível abrir { $data }: { $reason }
cli-demo-taken = Nada foi registrado: { $data } já tem um registro “{ $id }”, que a demonstração também traz. Escolha uma pasta vazia.

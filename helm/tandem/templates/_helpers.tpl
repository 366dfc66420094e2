{{- define "tandem.name" -}}
{{- printf "%s" .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end }}

{{- define "tandem.selector" -}}
app.kubernetes.io/name: tandem
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "tandem.labels" -}}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{ include "tandem.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "tandem.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{ .Values.serviceAccount.name | default (include "tandem.name" .) }}
{{- else -}}
{{ .Values.serviceAccount.name | default "default" }}
{{- end -}}
{{- end }}

{{- /* The name of the secret of one kind: an existing one, or the chart's; empty without either. */}}
{{- define "tandem.secretName" -}}
{{- $secret := index .root.Values.secrets .kind -}}
{{- if $secret.existingSecret -}}
{{ $secret.existingSecret }}
{{- else if $secret.content -}}
{{ include "tandem.name" .root }}-{{ .kind }}
{{- end -}}
{{- end }}

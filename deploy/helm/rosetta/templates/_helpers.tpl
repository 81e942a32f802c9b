{{/* Labels by which pods are found: (dict "root" $ "name" process "component" "server"|"run"|"migration") */}}
{{- define "rosetta.selector" -}}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "rosetta.labels" -}}
{{ include "rosetta.selector" . }}
app.kubernetes.io/part-of: rosetta
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{/* The pods of a process, whatever they do: (dict "root" $ "name" process) */}}
{{- define "rosetta.podsOf" -}}
podSelector:
  matchLabels:
    app.kubernetes.io/instance: {{ .root.Release.Name }}
    app.kubernetes.io/name: {{ .name }}
{{- end }}

{{/* What every pod is: without rights in the cluster or on its node. */}}
{{- define "rosetta.podSettings" -}}
automountServiceAccountToken: false
enableServiceLinks: false
# The first process of the pod collects those that ended without a parent.
shareProcessNamespace: true
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- with .Values.image.pullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* A container of a process: (dict "root" $ "process" process "command" (list …)) */}}
{{- define "rosetta.container" -}}
{{- $values := .root.Values -}}
name: {{ .process.name }}
image: {{ printf "%srosetta-%s:%s" $values.image.registry .process.image ($values.image.tag | default .root.Chart.AppVersion) | quote }}
imagePullPolicy: {{ $values.image.pullPolicy }}
args:
  - {{ .process.folder }}
  {{- range .command }}
  - {{ . | quote }}
  {{- end }}
  {{- range list "app-config.yaml" "app-config.production.yaml" "app-config.kubernetes.yaml" }}
  - --config
  - {{ . }}
  {{- end }}
env:
  {{- $fixed := dict "ROSETTA_BASE_URL" $values.baseUrl "ROSETTA_ORGANIZATION" $values.organization "APP_CONFIG_rosetta_log_level" $values.logLevel "APP_CONFIG_backend_logger_level" $values.logLevel }}
  {{- range $name, $value := merge dict $fixed .process.environment $values.environment }}
  - name: {{ $name }}
    value: {{ $value | quote }}
  {{- end }}
  {{- range $name, $key := .process.secrets }}
  - name: {{ $name }}_FILE
    value: /run/secrets/rosetta/{{ $key }}
  {{- end }}
{{- with $values.secrets.environmentSecret }}
envFrom:
  - secretRef: { name: {{ . }} }
{{- end }}
resources: {{- toYaml (merge (get $values.resources .process.name | default dict | deepCopy) .process.resources) | nindent 2 }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
volumeMounts:
  - { name: tmp, mountPath: /tmp }
  - { name: secrets, mountPath: /run/secrets/rosetta, readOnly: true }
  - { name: config, mountPath: /rosetta/app-config.kubernetes.yaml, subPath: app-config.kubernetes.yaml, readOnly: true }
  {{- range $name, $path := .process.volumes }}
  - { name: {{ $name }}, mountPath: {{ $path }} }
  {{- end }}
{{- end }}

{{/* Volumes of a pod: (dict "root" $ "secrets" keys "config" name of the ConfigMap) */}}
{{- define "rosetta.volumes" -}}
- name: tmp
  emptyDir: {}
- name: secrets
  secret:
    secretName: {{ .root.Values.secrets.existingSecret }}
    # 0440
    defaultMode: 288
    items:
      {{- range .secrets | uniq | sortAlpha }}
      - { key: {{ . }}, path: {{ . }} }
      {{- end }}
- name: config
  configMap: { name: {{ .config }} }
{{- end }}

{{/* The volumes of a process, one of which outlives its pod. */}}
{{- define "rosetta.ownVolumes" -}}
{{- range $name, $path := .process.volumes }}
- name: {{ $name }}
  {{- if eq $name "checkpoints" }}
  persistentVolumeClaim: { claimName: {{ $.root.Values.checkpoints.existingClaim | default "rosetta-checkpoints" }} }
  {{- else }}
  emptyDir: {}
  {{- end }}
{{- end }}
{{- end }}

{{- define "rosetta.config" -}}
app-config.kubernetes.yaml: |
  {{- toYaml .Values.config | nindent 2 }}
{{- end }}

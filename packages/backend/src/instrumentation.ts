import { metrics } from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

/**
 * Where Backstage's metrics service leads to: `/metrics` for Prometheus, on a port of its own,
 * as what the portal's port answers is for everybody. It must be there before the first plugin
 * is, so its address comes from OpenTelemetry's variables; without a port nothing listens.
 */
const {
  OTEL_EXPORTER_PROMETHEUS_HOST: host = 'localhost',
  OTEL_EXPORTER_PROMETHEUS_PORT: port,
} = process.env;

if (port)
  metrics.setGlobalMeterProvider(
    new MeterProvider({
      readers: [new PrometheusExporter({ host, port: Number(port) })],
    }),
  );

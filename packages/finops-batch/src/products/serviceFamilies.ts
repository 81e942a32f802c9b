/**
 * What family a service is of, for files that do not say it themselves: FOCUS has
 * `ServiceSubcategory` since 1.1 only. Category → subcategory → service names as the
 * providers' FOCUS exports write them. Names are compared by key, so case and
 * punctuation do not matter.
 *
 * A name may stand in several families, one per category: Amazon EC2 bills machines
 * under Compute and volumes under Storage. The first one holds where a line's category
 * is none of them.
 */
export const SERVICE_FAMILIES: Record<string, Record<string, string[]>> = {
  'AI and Machine Learning': {
    'AI Platforms': ['Vertex AI', 'Azure AI Foundry'],
    'Generative AI': ['Amazon Bedrock', 'Azure OpenAI', 'Azure OpenAI Service'],
    'Machine Learning': ['Amazon SageMaker', 'Azure Machine Learning'],
    'Natural Language Processing': [
      'Amazon Comprehend',
      'Amazon Translate',
      'Amazon Transcribe',
      'Cloud Natural Language',
      'Cloud Translation',
    ],
    Bots: ['Amazon Lex', 'Azure Bot Service', 'Dialogflow'],
    'Other (AI and Machine Learning)': [
      'Cognitive Services',
      'Azure AI services',
    ],
  },
  Analytics: {
    'Analytics Platforms': [
      'Azure Databricks',
      'Azure Synapse Analytics',
      'Microsoft Fabric',
    ],
    'Business Intelligence': [
      'Amazon QuickSight',
      'Looker',
      'Power BI Embedded',
    ],
    'Data Processing': [
      'Amazon Athena',
      'Amazon Elastic MapReduce',
      'AWS Glue',
      'Azure Data Factory',
      'Cloud Dataflow',
      'Cloud Dataproc',
      'HDInsight',
    ],
    Search: [
      'Amazon OpenSearch Service',
      'Azure AI Search',
      'Azure Cognitive Search',
    ],
    'Streaming Analytics': [
      'Amazon Kinesis',
      'Amazon Kinesis Firehose',
      'Azure Stream Analytics',
      'Event Hubs',
    ],
  },
  Compute: {
    'Virtual Machines': [
      'Amazon Elastic Compute Cloud',
      'Amazon Lightsail',
      'COMPUTE',
      'Compute Engine',
      'Virtual Machine Scale Sets',
      'Virtual Machines',
    ],
    Containers: [
      'Amazon EC2 Container Registry (ECR)',
      'Amazon Elastic Container Service',
      'Amazon Elastic Container Service for Kubernetes',
      'Artifact Registry',
      'Azure Container Apps',
      'Azure Container Instances',
      'Azure Container Registry',
      'Azure Kubernetes Service',
      'Cloud Run',
      'Kubernetes Engine',
      'Red Hat OpenShift Service on AWS',
    ],
    'Serverless Compute': [
      'AWS Lambda',
      'Azure Functions',
      'Cloud Functions',
      'Cloud Run Functions',
      'FUNCTIONS',
    ],
    'End User Computing': ['Amazon WorkSpaces', 'Azure Virtual Desktop'],
  },
  Databases: {
    'Relational Databases': [
      'AlloyDB',
      'Amazon Relational Database Service',
      'Azure DB for MySQL',
      'Azure DB for PostgreSQL',
      'Azure Database for MySQL',
      'Azure Database for PostgreSQL',
      'Azure SQL Database',
      'Azure SQL Managed Instance',
      'Cloud Spanner',
      'Cloud SQL',
      'DATABASE',
      'SQL Database',
    ],
    'NoSQL Databases': [
      'Amazon DocumentDB (with MongoDB compatibility)',
      'Amazon DynamoDB',
      'Azure Cosmos DB',
      'Cloud Bigtable',
      'Cloud Firestore',
      'NOSQL',
    ],
    Caching: [
      'Amazon ElastiCache',
      'Azure Cache for Redis',
      'Cloud Memorystore for Redis',
      'Memorystore',
      'Redis Cache',
    ],
    'Data Warehouses': ['Amazon Redshift', 'BigQuery', 'DATA_WAREHOUSE'],
    'Time Series Databases': ['Amazon Timestream', 'Azure Data Explorer'],
    'Ledger Databases': ['Amazon Quantum Ledger Database'],
  },
  'Developer Tools': {
    'Continuous Integration and Deployment': [
      'AWS CodeBuild',
      'AWS CodePipeline',
      'Azure DevOps',
      'Cloud Build',
    ],
    'Source Code Management': ['AWS CodeCommit', 'GitHub'],
  },
  Identity: {
    'Identity and Access Management': [
      'Amazon Cognito',
      'AWS Directory Service',
      'Azure Active Directory B2C',
      'Microsoft Entra ID',
    ],
  },
  Integration: {
    'API Management': ['Amazon API Gateway', 'API Management', 'Apigee'],
    Messaging: [
      'Amazon Simple Notification Service',
      'Amazon Simple Queue Service',
      'Amazon Managed Streaming for Apache Kafka',
      'Cloud Pub/Sub',
      'Event Grid',
      'Service Bus',
      'STREAMING',
    ],
    'Workflow Orchestration': [
      'Amazon Managed Workflows for Apache Airflow',
      'AWS Step Functions',
      'Cloud Composer',
      'Logic Apps',
    ],
  },
  'Management and Governance': {
    Observability: [
      'AmazonCloudWatch',
      'Amazon CloudWatch',
      'AWS X-Ray',
      'Azure Monitor',
      'Cloud Logging',
      'Cloud Monitoring',
      'Log Analytics',
      'LOGGING',
      'MONITORING',
    ],
    Compliance: ['AWS CloudTrail', 'AWS Config', 'Azure Policy'],
    'Cost Management': ['AWS Cost Explorer', 'Microsoft Cost Management'],
    'Endpoint Management': ['AWS Systems Manager'],
    'Disaster Recovery': [
      'Azure Site Recovery',
      'AWS Elastic Disaster Recovery',
    ],
    Support: [
      'AWS Support (Business)',
      'AWS Support (Developer)',
      'AWS Support (Enterprise)',
    ],
    Architecture: ['AWS CloudFormation', 'Azure Automation'],
  },
  Media: {
    'Media Streaming': ['AWS Elemental MediaLive', 'Azure Media Services'],
  },
  Migration: {
    'Data Migration': ['AWS Database Migration Service', 'AWS DataSync'],
    'Resource Migration': [
      'Azure Migrate',
      'AWS Application Migration Service',
    ],
  },
  Networking: {
    'Application Networking': [
      'Application Gateway',
      'Azure Front Door Service',
      'Cloud Load Balancing',
      'Elastic Load Balancing',
      'Load Balancer',
      'LOAD_BALANCER',
      'Traffic Manager',
    ],
    'Content Delivery': [
      'Amazon CloudFront',
      'Cloud CDN',
      'Content Delivery Network',
    ],
    'Network Connectivity': [
      'AWS Direct Connect',
      'AWS Transit Gateway',
      'ExpressRoute',
      'VPN Gateway',
    ],
    'Network Infrastructure': [
      'Amazon Virtual Private Cloud',
      'Bandwidth',
      'NETWORK',
      'Networking',
      'NAT Gateway',
      'Virtual Network',
    ],
    'Network Routing': ['Amazon Route 53', 'Azure DNS', 'Cloud DNS', 'DNS'],
    'Network Security': [
      'AWS Network Firewall',
      'Azure Firewall',
      'Cloud Armor',
    ],
  },
  Security: {
    'Secret Management': [
      'AWS Key Management Service',
      'AWS Secrets Manager',
      'Cloud Key Management Service (KMS)',
      'Key Vault',
      'Secret Manager',
    ],
    'Security Posture Management': [
      'Advanced Threat Protection',
      'AWS Security Hub',
      'Microsoft Defender for Cloud',
      'Security Command Center',
    ],
    'Threat Detection and Response': [
      'Amazon GuardDuty',
      'Amazon Inspector',
      'AWS WAF',
      'Microsoft Sentinel',
    ],
  },
  Storage: {
    'Object Storage': [
      'Amazon Simple Storage Service',
      'Cloud Storage',
      'OBJECT_STORAGE',
    ],
    'Block Storage': [
      'Amazon Elastic Block Store',
      'Amazon Elastic Compute Cloud',
      'BLOCK_STORAGE',
      'Compute Engine',
      'Managed Disks',
    ],
    'File Storage': [
      'Amazon Elastic File System',
      'Amazon FSx',
      'Azure NetApp Files',
      'Cloud Filestore',
      'FILE_STORAGE',
    ],
    'Backup Storage': ['AWS Backup', 'Azure Backup', 'Backup'],
    'Storage Platforms': ['Azure Storage', 'Storage', 'Storage Accounts'],
  },
};

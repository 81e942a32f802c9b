import { createClassifier } from './classify';

describe('classification', () => {
  const classify = createClassifier();
  const of = (
    serviceCategory: string | null,
    serviceName: string | null,
    serviceSubcategory: string | null = null,
  ) => classify({ serviceCategory, serviceName, serviceSubcategory }).labels;

  it('believes the file when it says the subcategory', () => {
    expect(of('Compute', 'AWS Lambda', 'Containers').family).toBe('Containers');
  });

  it('maps well-known services where the file says none', () => {
    expect(of('Compute', 'AWS Lambda').family).toBe('Serverless Compute');
    expect(of('Storage', 'storage accounts').family).toBe('Storage Platforms');
  });

  it('distinguishes machines from volumes of one service by the category', () => {
    const ec2 = 'Amazon Elastic Compute Cloud';
    expect(of('Compute', ec2).family).toBe('Virtual Machines');
    expect(of('Storage', ec2).family).toBe('Block Storage');
    expect(of('Other', ec2).family).toBe('Virtual Machines');
  });

  it("puts unknown services into the rest of FOCUS's category", () => {
    expect(of('Networking', 'Carrier pigeons').family).toBe(
      'Other (Networking)',
    );
  });

  it('has a key and a name for what is empty', () => {
    expect(
      classify({
        serviceCategory: null,
        serviceSubcategory: null,
        serviceName: null,
      }),
    ).toEqual({
      domain: 'none',
      family: 'none',
      product: 'none',
      labels: { domain: 'None', family: 'None', product: 'None' },
    });
  });
});

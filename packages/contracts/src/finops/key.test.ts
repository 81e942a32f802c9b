import { keyOf } from './key';

describe('keyOf', () => {
  it.each([
    ['Compute', 'compute'],
    ['AI and Machine Learning', 'ai-and-machine-learning'],
    ['BLOCK_STORAGE', 'block-storage'],
    ['Amazon  EC2 -- Other', 'amazon-ec2-other'],
    ['Données', 'données'],
    ['', 'none'],
    ['amazon-ec2-other', 'amazon-ec2-other'],
  ])('of %p is %s', (name, key) => expect(keyOf(name)).toBe(key));
});

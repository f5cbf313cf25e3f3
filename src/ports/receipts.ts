/** What became of a message after its provider took it. */
export interface Receipt {
  /** The parcel, by the id its message had. */
  readonly parcelId: string;
  readonly outcome: 'delivered' | 'undelivered';
  /** The provider's code; never a person's data. */
  readonly why?: string | undefined;
}

/** A report as it came in over HTTP, before anybody believed it. */
export interface ReceiptRequest {
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/**
 * Reads what one provider reports. `forged` when the signature is not the provider's; `nothing` for a
 * step on the way that says nothing yet about the end.
 */
export type ReceiptReader = (request: ReceiptRequest, now: Date) => Receipt | 'forged' | 'nothing';

/** The parcels as receipts find them. */
export interface ReceiptStore {
  /**
   * Marks a parcel that was sent, or that is on its way without a known outcome, and ends its delivery.
   * `false` when there is no such parcel, or its end was known.
   */
  mark(receipt: Receipt): Promise<boolean>;
}

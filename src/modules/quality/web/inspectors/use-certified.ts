import { Form, type FormInstance } from 'antd';
import { useEffect } from 'react';
import { useForms, useInspectors } from '../use-quality.ts';

/**
 * The inspectors a drawer of draws or plans offers for the form chosen in it. Those who may score it are chosen, anew when another form is, since
 * that has other certificates; `unfit` are the others, with the reason.
 */
export function useCertified<Fields extends { readonly form: string; readonly inspectors: string[] }>(
  form: FormInstance<Fields>,
) {
  const { data: forms } = useForms();
  const chosen: string | undefined = Form.useWatch<string | undefined>('form', form) ?? forms?.[0]?.id;
  const { data: inspectors } = useInspectors(chosen !== undefined, chosen);
  useEffect(() => {
    if (inspectors === undefined) return;
    const fit = inspectors.flatMap((one) => (one.unfit === null ? [one.id] : []));
    (form as FormInstance).setFieldValue('inspectors', fit);
  }, [form, inspectors]);
  const unfit = (inspectors ?? []).flatMap(({ id, name, unfit: why }) => (why === null ? [] : [{ id, name, ...why }]));
  return { inspectors, unfit };
}
